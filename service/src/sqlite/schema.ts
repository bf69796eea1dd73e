/** "LANE": tells our files from other programs' (`PRAGMA application_id`). */
export const APPLICATION_ID = 0x4c414e45;
export const SCHEMA_VERSION = 1;

/**
 * Votes are a set: a row stands for a vote that stands, and the count of rows is the tally. Operations are kept for good,
 * so that a retry is known however late it comes.
 */
export const SCHEMA = `
  CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE campaign (
    id TEXT PRIMARY KEY,
    rev INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE vote (
    campaign TEXT NOT NULL,
    voter BLOB NOT NULL,
    item TEXT NOT NULL,
    PRIMARY KEY (campaign, voter, item)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE operation (
    campaign TEXT NOT NULL,
    op BLOB NOT NULL,
    voter BLOB NOT NULL,
    item TEXT NOT NULL,
    wanted INTEGER NOT NULL CHECK (wanted IN (0, 1)),
    at INTEGER NOT NULL,
    PRIMARY KEY (campaign, op)
  ) STRICT, WITHOUT ROWID;
`;
