-- The newest command of a run is read whenever its page is.
CREATE INDEX "run_command_run_id_id_idx" ON "run_command"("run_id", "id");
