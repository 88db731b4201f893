CREATE TABLE "drift_reference" (
	"model_id" text NOT NULL,
	"feature" text NOT NULL,
	"run_id" bigint NOT NULL,
	"bands" text NOT NULL
);
