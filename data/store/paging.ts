import type { ClaimView } from "#schema/api.ts";

const PAGE = 500;

/** All claims of a list that is read a page at a time, of which one alone is held. */
export async function* streamed(
  read: (page: {
    limit: number;
    cursor?: string;
  }) => Promise<{ claims: readonly ClaimView[]; cursor: string | null }>,
): AsyncGenerator<ClaimView> {
  let cursor: string | null | undefined;
  do {
    const page = await read({ limit: PAGE, ...(cursor && { cursor }) });
    yield* page.claims;
    cursor = page.cursor;
  } while (cursor !== null);
}
