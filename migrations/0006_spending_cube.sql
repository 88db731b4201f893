CREATE TABLE "spending_by_hour" (
	"booked_on" date NOT NULL,
	"channel" smallint NOT NULL,
	"category" smallint NOT NULL,
	"kind" smallint NOT NULL,
	"funding" smallint NOT NULL,
	"status" smallint NOT NULL,
	"direction" smallint NOT NULL,
	"response_code" text,
	"local_hour" smallint NOT NULL,
	"transactions" bigint NOT NULL,
	"amount" numeric(18, 2) NOT NULL,
	"source_file_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "spending_by_place" (
	"booked_on" date NOT NULL,
	"channel" smallint NOT NULL,
	"category" smallint NOT NULL,
	"kind" smallint NOT NULL,
	"funding" smallint NOT NULL,
	"status" smallint NOT NULL,
	"direction" smallint NOT NULL,
	"response_code" text,
	"place_code" text,
	"size_band" smallint NOT NULL,
	"transactions" bigint NOT NULL,
	"amount" numeric(18, 2) NOT NULL,
	"source_file_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "spending_by_size" (
	"booked_on" date NOT NULL,
	"channel" smallint NOT NULL,
	"category" smallint NOT NULL,
	"kind" smallint NOT NULL,
	"funding" smallint NOT NULL,
	"status" smallint NOT NULL,
	"direction" smallint NOT NULL,
	"response_code" text,
	"size_band" smallint NOT NULL,
	"transactions" bigint NOT NULL,
	"amount" numeric(18, 2) NOT NULL,
	"source_file_id" bigint NOT NULL
);
