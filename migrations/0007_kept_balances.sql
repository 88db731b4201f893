CREATE TABLE "allocation_kept" (
	"transaction_id" bigint NOT NULL,
	"facility_id" bigint NOT NULL,
	"to_fees" numeric(18, 2) NOT NULL,
	"to_interest" numeric(18, 2) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "balance_kept" (
	"facility_id" bigint NOT NULL,
	"customer_id" bigint NOT NULL,
	"owed_on" date NOT NULL,
	"principal" numeric(18, 2) NOT NULL,
	"interest" numeric(18, 2) NOT NULL,
	"fees" numeric(18, 2) NOT NULL,
	"receivable" numeric(18, 2) NOT NULL,
	"unbilled" numeric(18, 2) NOT NULL,
	"holds" numeric(18, 2) NOT NULL,
	"credit_limit" numeric(18, 2),
	"available" numeric(18, 2),
	"over_limit" numeric(18, 2),
	"utilisation" double precision,
	"dpd" bigint,
	"bucket" smallint,
	"months_late" bigint,
	"overdue_amount" numeric(18, 2),
	"basis" text,
	"state" smallint,
	"five_tier" smallint,
	"stage" smallint NOT NULL,
	"written_off" numeric(18, 2),
	"recovered" numeric(18, 2)
);
--> statement-breakpoint
CREATE TABLE "facility_kept" (
	"facility_id" bigint NOT NULL,
	"known_from" timestamp NOT NULL,
	"until_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kept_definition" (
	"digest" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lateness_kept" (
	"facility_id" bigint NOT NULL,
	"at_on" date NOT NULL,
	"dpd" bigint,
	"bucket" smallint,
	"months_late" bigint,
	"overdue_amount" numeric(18, 2),
	"basis" text
);
