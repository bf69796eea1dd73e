import type { Sql } from './connect.js';

/** Keeps a value unless there is one, from whichever process; the one that is kept. */
export async function keepSetting(sql: Sql, name: string, value: Uint8Array): Promise<Uint8Array> {
  await sql`
    INSERT INTO lanelight_setting (name, value) VALUES (${name}, ${Buffer.from(value)}) ON CONFLICT DO NOTHING`;
  return (await readSetting(sql, name))!;
}

export async function readSetting(sql: Sql, name: string): Promise<Uint8Array | undefined> {
  const [row] = await sql<{ value: Uint8Array }[]>`SELECT value FROM lanelight_setting WHERE name = ${name}`;
  return row?.value;
}

export async function forgetSetting(sql: Sql, name: string): Promise<void> {
  await sql`DELETE FROM lanelight_setting WHERE name = ${name}`;
}

/** Spends what may be used once; whether it was still there. */
export async function spend(sql: Sql, key: string, expiresAt: number): Promise<boolean> {
  const { count } = await sql`
    INSERT INTO lanelight_spent (key, expires_at) VALUES (${key}, ${expiresAt}) ON CONFLICT DO NOTHING`;
  return count > 0;
}

/** Forgets what could not be used any longer in any case. */
export async function sweepSpent(sql: Sql): Promise<void> {
  await sql`DELETE FROM lanelight_spent WHERE expires_at <= ${Date.now()}`;
}
