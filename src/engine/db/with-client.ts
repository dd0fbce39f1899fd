// One connection outside any pool, for preparing a database: opened, used and ended.

import { Client, type ClientConfig } from 'pg';

export async function withClient<Value>(
  connection: ClientConfig,
  work: (client: Client) => Promise<Value>,
): Promise<Value> {
  const client = new Client(connection);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
