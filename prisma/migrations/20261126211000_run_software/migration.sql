-- What computed a run's results, each once: versions of Atrium, onnxruntime and Node.
ALTER TABLE "run" ADD COLUMN "software" JSONB NOT NULL DEFAULT '[]';
