CREATE TABLE "merchant_acceptance" (
	"source_id" text NOT NULL,
	"merchant_id" bigint NOT NULL,
	"channel" smallint NOT NULL,
	"since" date NOT NULL,
	"until" date,
	"terminals" bigint,
	"recorded_at" timestamp NOT NULL,
	"source_file_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "partner" (
	"partner_id" bigint NOT NULL,
	"source_id" text NOT NULL,
	"name" text NOT NULL,
	"role" smallint NOT NULL,
	"since" date NOT NULL,
	"until" date,
	"recorded_at" timestamp NOT NULL,
	"source_file_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "partner_term" (
	"source_id" text NOT NULL,
	"partner_id" bigint NOT NULL,
	"channel" smallint,
	"effective_on" date NOT NULL,
	"fee_rate" double precision,
	"partner_share" double precision,
	"subsidy_share" double precision,
	"funding_share" double precision,
	"funding_rate" double precision,
	"recorded_at" timestamp NOT NULL,
	"source_file_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account_verification" (
	"source_id" text NOT NULL,
	"attempt" text NOT NULL,
	"customer_id" bigint NOT NULL,
	"account_id" bigint,
	"attempted_on" date NOT NULL,
	"element" smallint NOT NULL,
	"result" smallint NOT NULL,
	"reason" text,
	"bank" text,
	"recorded_at" timestamp NOT NULL,
	"source_file_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "application" (
	"application_id" bigint NOT NULL,
	"source_id" text NOT NULL,
	"customer_id" bigint NOT NULL,
	"facility_id" bigint,
	"kind" smallint NOT NULL,
	"applied_on" date NOT NULL,
	"requested" numeric(18, 2),
	"channel" smallint,
	"recorded_at" timestamp NOT NULL,
	"source_file_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "application_event" (
	"source_id" text NOT NULL,
	"application_id" bigint NOT NULL,
	"happened_on" date NOT NULL,
	"status" smallint NOT NULL,
	"amount" numeric(18, 2),
	"reason" text,
	"actor" text NOT NULL,
	"recorded_at" timestamp NOT NULL,
	"source_file_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consent" (
	"source_id" text NOT NULL,
	"customer_id" bigint NOT NULL,
	"source" text NOT NULL,
	"since" date NOT NULL,
	"until" date,
	"recorded_at" timestamp NOT NULL,
	"source_file_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inquiry" (
	"source_id" text NOT NULL,
	"customer_id" bigint NOT NULL,
	"bureau" text NOT NULL,
	"asked_on" date NOT NULL,
	"purpose" text,
	"result" smallint NOT NULL,
	"score" smallint,
	"open_lines" smallint,
	"inquiries_6m" smallint,
	"worst_status" text,
	"cost" numeric(18, 2),
	"recorded_at" timestamp NOT NULL,
	"source_file_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offer" (
	"source_id" text NOT NULL,
	"customer_id" bigint NOT NULL,
	"campaign" text NOT NULL,
	"kind" smallint NOT NULL,
	"arm" smallint NOT NULL,
	"offered_on" date NOT NULL,
	"expires_on" date,
	"amount" numeric(18, 2),
	"months" smallint,
	"fee_rate" double precision,
	"taken_on" date,
	"facility_id" bigint,
	"recorded_at" timestamp NOT NULL,
	"source_file_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "promotion" (
	"promotion_id" bigint NOT NULL,
	"source_id" text NOT NULL,
	"name" text NOT NULL,
	"channel" smallint,
	"partner_id" bigint,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"recorded_at" timestamp NOT NULL,
	"source_file_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "promotion_use" (
	"source_id" text NOT NULL,
	"promotion_id" bigint NOT NULL,
	"customer_id" bigint NOT NULL,
	"transaction_source_id" text,
	"used_on" date NOT NULL,
	"cost" numeric(18, 2) NOT NULL,
	"partner_cost" numeric(18, 2),
	"recorded_at" timestamp NOT NULL,
	"source_file_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "control_total" (
	"source_id" text NOT NULL,
	"day" date NOT NULL,
	"kind" smallint NOT NULL,
	"status" smallint NOT NULL,
	"rows" bigint NOT NULL,
	"amount" numeric(18, 2) NOT NULL,
	"recorded_at" timestamp NOT NULL,
	"source_file_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "facility_state" (
	"source_id" text NOT NULL,
	"facility_id" bigint NOT NULL,
	"state" smallint NOT NULL,
	"since" date NOT NULL,
	"until" date,
	"reason" text,
	"actor" text NOT NULL,
	"recorded_at" timestamp NOT NULL,
	"source_file_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "instalment_plan" (
	"source_id" text NOT NULL,
	"facility_id" bigint NOT NULL,
	"original_source_id" text,
	"started_on" date NOT NULL,
	"months" smallint NOT NULL,
	"principal" numeric(18, 2) NOT NULL,
	"fee_rate" double precision,
	"ended_on" date,
	"end_reason" text,
	"recorded_at" timestamp NOT NULL,
	"source_file_id" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "bank" text;--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "partner_id" bigint;--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "bound_source_id" text;--> statement-breakpoint
ALTER TABLE "facility" ADD COLUMN "statement_day" smallint;--> statement-breakpoint
ALTER TABLE "merchant" ADD COLUMN "partner_id" bigint;--> statement-breakpoint
ALTER TABLE "place" ADD COLUMN "tier" smallint;--> statement-breakpoint
ALTER TABLE "transaction" ADD COLUMN "decline_reason" smallint;--> statement-breakpoint
ALTER TABLE "transaction" ADD COLUMN "decline_hits" text;