CREATE TABLE "override_verdict" (
	"override_id" bigint NOT NULL,
	"verdict" smallint NOT NULL,
	"note" text,
	"at" timestamp NOT NULL,
	"actor" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quota_override" (
	"override_id" bigint NOT NULL,
	"decision_id" bigint NOT NULL,
	"subject_id" bigint NOT NULL,
	"customer_id" bigint NOT NULL,
	"outcome_before" smallint NOT NULL,
	"quota_before" numeric(18, 2),
	"outcome_after" smallint NOT NULL,
	"quota_after" numeric(18, 2),
	"reason" smallint NOT NULL,
	"note" text NOT NULL,
	"valid_until" date NOT NULL,
	"proposed_at" timestamp NOT NULL,
	"proposed_by" text NOT NULL
);
