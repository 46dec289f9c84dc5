import neo4j from "neo4j-driver";
import type { EntityDetail, HeldTenure, Joined } from "#schema/api.ts";
import { MOST_TOLD } from "../identity/ask.ts";
import type { Run } from "./connection.ts";
import { PEOPLE } from "./cypher/people.ts";
import type { SentenceNode } from "./views.ts";

interface Witness {
  article: Joined["article"];
  sentence: SentenceNode;
}

interface OfficeRow extends Witness {
  start: number;
  end: number;
  tenure: HeldTenure["tenure"];
  first: string | null;
  last: string | null;
  articles: number;
  place: HeldTenure["in"];
}

/** The offices that articles give to an entity, and the articles that call it otherwise. */
export async function readTold(run: Run, id: string): Promise<Pick<EntityDetail, "offices" | "joined">> {
  const values = { id, most: neo4j.int(MOST_TOLD) };
  const offices = await run<OfficeRow>(PEOPLE.offices, values);
  const joined = await run<Witness & Pick<Joined, "called" | "because">>(PEOPLE.joined, values);
  const [counted] = await run<{ total: number }>(PEOPLE.countJoined, { id });
  return {
    offices: offices.map((row) => {
      const { start, end, tenure, first, last, articles, place } = row;
      return {
        ...witness(row),
        words: row.sentence.text.slice(start - row.sentence.start, end - row.sentence.start),
        title: { start, end },
        in: place && { id: place.id, name: place.name, kind: place.kind },
        ...{ tenure, from: first, to: last, articles },
      };
    }),
    joined: {
      rows: joined.map((row) => ({ ...witness(row), called: row.called, because: row.because })),
      total: counted!.total,
    },
  };
}

function witness({ article, sentence }: Witness): Pick<Joined, "article" | "sentence"> {
  const { id, title, outlet, publishedAt } = article;
  const { place: index, start, end, role, text } = sentence;
  return { article: { id, title, outlet, publishedAt }, sentence: { index, start, end, role, text } };
}
