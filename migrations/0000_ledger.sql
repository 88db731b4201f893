CREATE TABLE "audit_event" (
	"event_id" bigint NOT NULL,
	"at" timestamp NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"detail" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reject" (
	"source_file_id" bigint NOT NULL,
	"line" bigint NOT NULL,
	"column_name" text,
	"value" text,
	"reason" text NOT NULL,
	"message" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "source_file" (
	"source_file_id" bigint NOT NULL,
	"source" text NOT NULL,
	"relation" text NOT NULL,
	"path" text NOT NULL,
	"bytes" bigint NOT NULL,
	"rows" bigint NOT NULL,
	"accepted" bigint NOT NULL,
	"rejected" bigint NOT NULL,
	"duplicates" bigint NOT NULL,
	"seconds" double precision NOT NULL,
	"loaded_at" timestamp NOT NULL,
	"actor" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account" (
	"account_id" bigint NOT NULL,
	"source_id" text NOT NULL,
	"customer_id" bigint NOT NULL,
	"account_class" smallint NOT NULL,
	"place_code" text,
	"statement_frequency" text,
	"opened_on" date NOT NULL,
	"closed_on" date,
	"recorded_at" timestamp NOT NULL,
	"source_file_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account_holder" (
	"source_id" text NOT NULL,
	"account_id" bigint NOT NULL,
	"customer_id" bigint NOT NULL,
	"role" smallint NOT NULL,
	"recorded_at" timestamp NOT NULL,
	"source_file_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "binding" (
	"binding_id" bigint NOT NULL,
	"source_id" text NOT NULL,
	"account_id" bigint NOT NULL,
	"customer_id" bigint NOT NULL,
	"instrument" text NOT NULL,
	"product" text,
	"since" date NOT NULL,
	"until" date,
	"recorded_at" timestamp NOT NULL,
	"source_file_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "code" (
	"domain" text NOT NULL,
	"code" smallint NOT NULL,
	"name" text NOT NULL,
	"label" text NOT NULL,
	"label_zh" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "coverage" (
	"relation" text NOT NULL,
	"account_id" bigint,
	"facility_id" bigint,
	"observed_from" date NOT NULL,
	"observed_until" date NOT NULL,
	"recorded_at" timestamp NOT NULL,
	"source_file_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer" (
	"customer_id" bigint NOT NULL,
	"source_id" text NOT NULL,
	"sex" smallint,
	"birth_date" date,
	"age_years" smallint,
	"education" text,
	"marital_status" text,
	"occupation" text,
	"monthly_income" numeric(18, 2),
	"place_code" text,
	"joined_on" date,
	"recorded_at" timestamp NOT NULL,
	"source_file_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "facility" (
	"facility_id" bigint NOT NULL,
	"source_id" text NOT NULL,
	"customer_id" bigint NOT NULL,
	"account_id" bigint,
	"kind" smallint NOT NULL,
	"opened_on" date NOT NULL,
	"closed_on" date,
	"principal" numeric(18, 2),
	"term_months" smallint,
	"instalment" numeric(18, 2),
	"recorded_at" timestamp NOT NULL,
	"source_file_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lender" (
	"name" text NOT NULL,
	"source" text NOT NULL,
	"currency" text NOT NULL,
	"time_zone" text NOT NULL,
	"outcome_definition" text,
	"created_at" timestamp NOT NULL,
	"actor" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "limit_event" (
	"facility_id" bigint NOT NULL,
	"source_id" text NOT NULL,
	"effective_on" date NOT NULL,
	"until" date,
	"credit_limit" numeric(18, 2) NOT NULL,
	"reason" text,
	"actor" text NOT NULL,
	"recorded_at" timestamp NOT NULL,
	"source_file_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "merchant" (
	"merchant_id" bigint NOT NULL,
	"source_id" text NOT NULL,
	"name" text NOT NULL,
	"category_code" text,
	"place_code" text,
	"recorded_at" timestamp NOT NULL,
	"source_file_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outcome" (
	"source_id" text NOT NULL,
	"customer_id" bigint NOT NULL,
	"facility_id" bigint,
	"observed_on" date NOT NULL,
	"horizon_months" smallint,
	"definition" text NOT NULL,
	"outcome" smallint NOT NULL,
	"source_status" text,
	"known_on" date NOT NULL,
	"recorded_at" timestamp NOT NULL,
	"source_file_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "place" (
	"place_code" text NOT NULL,
	"name" text NOT NULL,
	"region" text,
	"recorded_at" timestamp NOT NULL,
	"source_file_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "place_statistic" (
	"place_code" text NOT NULL,
	"measure" text NOT NULL,
	"value" double precision NOT NULL,
	"known_from" date NOT NULL,
	"recorded_at" timestamp NOT NULL,
	"source_file_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "standing_order" (
	"source_id" text NOT NULL,
	"account_id" bigint NOT NULL,
	"counterparty_bank" text,
	"counterparty_account" text,
	"amount" numeric(18, 2) NOT NULL,
	"purpose" text,
	"recorded_at" timestamp NOT NULL,
	"source_file_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "statement" (
	"statement_id" bigint NOT NULL,
	"source_id" text NOT NULL,
	"facility_id" bigint NOT NULL,
	"customer_id" bigint NOT NULL,
	"closed_on" date NOT NULL,
	"due_on" date,
	"balance" numeric(18, 2) NOT NULL,
	"minimum_due" numeric(18, 2),
	"paid" numeric(18, 2) NOT NULL,
	"repayment_status" smallint,
	"recorded_at" timestamp NOT NULL,
	"source_file_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transaction" (
	"transaction_id" bigint NOT NULL,
	"source_id" text NOT NULL,
	"original_source_id" text,
	"customer_id" bigint NOT NULL,
	"account_id" bigint,
	"facility_id" bigint,
	"merchant_id" bigint,
	"occurred_at" timestamp NOT NULL,
	"booked_on" date NOT NULL,
	"kind" smallint NOT NULL,
	"channel" smallint NOT NULL,
	"funding" smallint NOT NULL,
	"status" smallint NOT NULL,
	"direction" smallint NOT NULL,
	"amount" numeric(18, 2) NOT NULL,
	"category" smallint NOT NULL,
	"category_code" text,
	"place_code" text,
	"response_code" text,
	"stated_balance" numeric(18, 2),
	"counterparty" text,
	"recorded_at" timestamp NOT NULL,
	"source_file_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "model" (
	"model_id" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"document" text NOT NULL,
	"created_at" timestamp NOT NULL,
	"actor" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"decision_id" bigint NOT NULL,
	"run_id" bigint,
	"subject_id" bigint NOT NULL,
	"customer_id" bigint NOT NULL,
	"facility_id" bigint,
	"decided_for" date NOT NULL,
	"known_at" timestamp NOT NULL,
	"model_id" text NOT NULL,
	"policy_version" integer NOT NULL,
	"outcome" smallint NOT NULL,
	"score" double precision,
	"pd" double precision,
	"band" text,
	"utilisation" double precision,
	"utilisation_band" text,
	"current_limit" numeric(18, 2),
	"target" numeric(18, 2),
	"quota" numeric(18, 2),
	"binding_rule" text,
	"runner_up_rule" text,
	"rule_hits" text NOT NULL,
	"reasons" text[] NOT NULL,
	"facts" text NOT NULL,
	"decided_at" timestamp NOT NULL,
	"actor" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "policy" (
	"policy_version" integer NOT NULL,
	"name" text NOT NULL,
	"document" text NOT NULL,
	"digest" text NOT NULL,
	"created_at" timestamp NOT NULL,
	"actor" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "run" (
	"run_id" bigint NOT NULL,
	"as_of_day" date NOT NULL,
	"known_at" timestamp NOT NULL,
	"model_id" text NOT NULL,
	"policy_version" integer NOT NULL,
	"data_version" bigint NOT NULL,
	"status" text NOT NULL,
	"subjects" bigint,
	"unevaluable" bigint,
	"error" text,
	"started_at" timestamp NOT NULL,
	"published_at" timestamp,
	"actor" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "run_step" (
	"run_id" bigint NOT NULL,
	"position" smallint NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"rows_done" bigint,
	"started_at" timestamp,
	"finished_at" timestamp
);
--> statement-breakpoint
CREATE TABLE "score" (
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
