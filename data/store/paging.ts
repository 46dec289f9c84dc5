const PAGE = 500;

/** The pages of a list, one after the other. */
export async function* pages<Page extends { cursor: string | null }>(
  read: (page: { limit: number; cursor?: string }) => Promise<Page>,
): AsyncGenerator<Page> {
  let cursor: string | null | undefined;
  do {
    const page = await read({ limit: PAGE, ...(cursor && { cursor }) });
    yield page;
    cursor = page.cursor;
  } while (cursor !== null);
}

/** All claims of a list that is read a page at a time, of which one alone is held. */
export async function* streamed<Claim>(
  read: (page: {
    limit: number;
    cursor?: string;
  }) => Promise<{ claims: readonly Claim[]; cursor: string | null }>,
): AsyncGenerator<Claim> {
  for await (const { claims } of pages(read)) yield* claims;
}
