CREATE TABLE "model_event" (
	"event_id" bigint NOT NULL,
	"model_id" text NOT NULL,
	"at" timestamp NOT NULL,
	"actor" text NOT NULL,
	"from_state" text NOT NULL,
	"to_state" text NOT NULL,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "run_distribution" (
	"run_id" bigint NOT NULL,
	"model_id" text NOT NULL,
	"feature" text NOT NULL,
	"cell" double precision NOT NULL,
	"subjects" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shadow_score" (
	"run_id" bigint NOT NULL,
	"subject_id" bigint NOT NULL,
	"customer_id" bigint NOT NULL,
	"facility_id" bigint,
	"scored_on" date NOT NULL,
	"model_id" text NOT NULL,
	"score" double precision NOT NULL,
	"pd" double precision NOT NULL,
	"points" double precision[] NOT NULL,
	"reasons" text[] NOT NULL
);
