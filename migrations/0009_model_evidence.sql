CREATE TABLE "model_evidence" (
	"model_id" text NOT NULL,
	"row_number" bigint NOT NULL,
	"fold" smallint NOT NULL,
	"bad" smallint NOT NULL,
	"score" double precision NOT NULL,
	"pd" double precision NOT NULL,
	"month" bigint
);
--> statement-breakpoint
CREATE TABLE "model_recipe" (
	"model_id" text NOT NULL,
	"recipe" text NOT NULL
);
