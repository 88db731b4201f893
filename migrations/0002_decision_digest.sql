ALTER TABLE "decision" ADD COLUMN "unevaluated" text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "decision" ADD COLUMN "digest" text NOT NULL;