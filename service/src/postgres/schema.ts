export const SCHEMA_VERSION = 2;

/** Each process adds to counters of its own, so that none waits for the row of an item; the sum of them counts. */
export const SHARDS = 16;

/**
 * Tables bear a prefix, since they may share a database with others. A campaign's row is what orders its commits: who
 * writes locks it first (docs/decisions/2026-11-21-postgres-order.md). Counts have the revision at which they changed, so
 * that other processes ask for what is new only. Records that changed no tally have no `seq`.
 */
export const SCHEMA = `
  CREATE TABLE lanelight_setting (
    name text PRIMARY KEY,
    value bytea NOT NULL
  );

  CREATE TABLE lanelight_campaign (
    key int4 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text NOT NULL UNIQUE,
    rev int8 NOT NULL DEFAULT 0,
    seq int8 NOT NULL DEFAULT 0,
    commits int8 NOT NULL DEFAULT 0,
    head bytea NOT NULL,
    version int4 NOT NULL DEFAULT 0,
    definition text,
    file_definition text,
    source text NOT NULL DEFAULT 'file' CHECK (source IN ('file', 'admin')),
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'paused', 'closed')),
    sealed bool NOT NULL DEFAULT false
  ) WITH (fillfactor = 50);

  CREATE TABLE lanelight_counter (
    campaign int4 NOT NULL,
    item text NOT NULL,
    shard int2 NOT NULL,
    n int8 NOT NULL,
    reached_at int8 NOT NULL,
    rev int8 NOT NULL,
    PRIMARY KEY (campaign, item, shard)
  ) WITH (fillfactor = 50);

  CREATE TABLE lanelight_vote (
    campaign int4 NOT NULL,
    voter uuid NOT NULL,
    item text NOT NULL,
    day int4 NOT NULL,
    n int4 NOT NULL CHECK (n > 0),
    annulled int4 NOT NULL DEFAULT 0 CHECK (annulled BETWEEN 0 AND n),
    level int2 NOT NULL,
    at int8 NOT NULL,
    PRIMARY KEY (campaign, voter, item, day)
  );

  CREATE TABLE lanelight_record (
    campaign int4 NOT NULL,
    seq int8,
    commit_number int8 NOT NULL,
    kind int2 NOT NULL,
    op uuid,
    op_seq int8,
    voter uuid,
    item text,
    day int4,
    n int4,
    delta int4 NOT NULL,
    level int2,
    at int8 NOT NULL,
    note text,
    count int8,
    mine int4,
    remaining int4,
    rev int8 NOT NULL
  );
  CREATE UNIQUE INDEX lanelight_record_op ON lanelight_record (campaign, op) WHERE op IS NOT NULL;
  CREATE UNIQUE INDEX lanelight_record_seq ON lanelight_record (campaign, seq) WHERE seq IS NOT NULL;

  CREATE TABLE lanelight_spent (
    key text PRIMARY KEY,
    expires_at int8 NOT NULL
  );
`;

/** From version 1, which had one counter for each item. */
export const MIGRATION = `
  ALTER TABLE lanelight_counter ADD COLUMN shard int2 NOT NULL DEFAULT 0;
  ALTER TABLE lanelight_counter ALTER COLUMN shard DROP DEFAULT;
  ALTER TABLE lanelight_counter DROP CONSTRAINT lanelight_counter_n_check;
  ALTER TABLE lanelight_counter DROP CONSTRAINT lanelight_counter_pkey;
  ALTER TABLE lanelight_counter ADD PRIMARY KEY (campaign, item, shard);
`;
