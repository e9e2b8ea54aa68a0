-- Values that references of an intake may hold; none: any whole number. The centre shows them, and asks for the same again.
ALTER TABLE "intake" ADD COLUMN "labels" INTEGER[] NOT NULL DEFAULT ARRAY[]::INTEGER[];
