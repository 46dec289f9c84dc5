import type { Article, Span } from "#schema/article.ts";
import type { EntityKind } from "#schema/entity.ts";
import { RELATIONS } from "#schema/relations.ts";
import { codePoints } from "./code-points.ts";
import { provenanceSentence } from "./provenance.ts";
import type { Chunk, ExportedClaim, ExportedEntity, Provenance, Subgraph } from "./subgraph.ts";
import { iriPart } from "./text.ts";
import { toldAs } from "./words.ts";

const CONTEXT = {
  schema: "https://schema.org/",
  oa: "http://www.w3.org/ns/oa#",
  prov: "http://www.w3.org/ns/prov#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  demarche: "urn:demarche:term:",
};

const TYPES: Record<EntityKind, string> = {
  person: "schema:Person",
  state: "schema:Country",
  organization: "schema:Organization",
  group: "schema:Organization",
  place: "schema:Place",
  other: "schema:Thing",
};

/** Words before and after a quotation that tell it from the same words elsewhere, in UTF-16 code units. */
const AROUND = 32;

/**
 * A subgraph as JSON-LD 1.1: entities, articles and claims in terms of schema.org; for each claim an annotation (W3C Web Annotation) that
 * selects its sentence in the article, by the words and by their place; what came from what in terms of PROV. Places are counted in code
 * points, as the standard says, not in the UTF-16 code units of the API. The context is part of the file, so that reading it fetches
 * nothing.
 */
export async function* writeJsonld(subgraph: Subgraph): AsyncGenerator<Chunk> {
  const head = JSON.stringify({ "@context": CONTEXT, ...dataset(subgraph.provenance) });
  yield `${head.slice(0, -1)},"@graph":[`;
  let separator = "\n";
  for await (const node of nodes(subgraph)) {
    yield `${separator}${JSON.stringify(node)}`;
    separator = ",\n";
  }
  yield "\n]}\n";
}

async function* nodes(subgraph: Subgraph): AsyncGenerator<object> {
  for (const entity of subgraph.entities) yield entityNode(entity);
  for await (const { extraction, claims } of subgraph.documents()) {
    const { article } = extraction;
    yield articleNode(article);
    const select = selector(article);
    for (const claim of claims) {
      yield claimNode(claim, select);
      yield annotation(claim, select);
    }
  }
}

function dataset(provenance: Provenance): object {
  const { product, version, date, title } = provenance;
  return {
    "@id": `urn:demarche:export:${iriPart(date)}`,
    "@type": ["schema:Dataset", "prov:Bundle"],
    "schema:name": title,
    "schema:description": provenanceSentence(provenance),
    "prov:generatedAtTime": { "@type": "xsd:dateTime", "@value": date },
    "prov:wasAttributedTo": {
      "@id": `urn:demarche:product:${iriPart(version)}`,
      "@type": ["prov:SoftwareAgent", "schema:SoftwareApplication"],
      "schema:name": product,
      "schema:softwareVersion": version,
    },
    "demarche:madeFrom": { "@type": "@json", "@value": provenance },
  };
}

function entityNode({ id, name, kind, aliases, wikidata, claims, offices }: ExportedEntity): object {
  return {
    "@id": entityIri(id),
    "@type": TYPES[kind],
    "schema:identifier": id,
    "schema:name": name,
    "schema:alternateName": aliases,
    "schema:sameAs":
      wikidata === null
        ? null
        : /^Q\d+$/.test(wikidata)
          ? { "@id": `http://www.wikidata.org/entity/${wikidata}` }
          : wikidata,
    "schema:memberOf": offices.map((office) => ({
      "@type": "schema:OrganizationRole",
      "schema:roleName": office.words,
      "schema:memberOf": { "@id": entityIri(office.in.id) },
      "schema:description": office.sentence,
      "demarche:saidBy": office.saidBy.map(({ id }) => ({ "@id": entityIri(id) })),
    })),
    "demarche:kind": kind,
    "demarche:claims": claims,
  };
}

function articleNode({ id, title, url, outlet, byline, publishedAt, language }: Article): object {
  return {
    "@id": articleIri(id),
    "@type": ["schema:NewsArticle", "prov:Entity"],
    "schema:identifier": id,
    "schema:headline": title,
    "schema:url": url,
    "schema:publisher": outlet === null ? null : { "@type": "schema:Organization", "schema:name": outlet },
    "schema:author": byline === null ? null : { "@type": "schema:Person", "schema:name": byline },
    "schema:datePublished": publishedAt,
    "schema:inLanguage": language,
  };
}

type Select = (span: Span) => object;

/** What selects a span of an article. */
function selector({ id, text }: Article): Select {
  const countTo = codePoints(text);
  return ({ start, end }) => ({
    "@type": "oa:SpecificResource",
    "oa:hasSource": { "@id": articleIri(id) },
    "oa:hasSelector": [
      {
        "@type": "oa:TextQuoteSelector",
        "oa:exact": text.slice(start, end),
        "oa:prefix": text.slice(Math.max(0, start - AROUND), start).toWellFormed(),
        "oa:suffix": text.slice(end, end + AROUND).toWellFormed(),
      },
      { "@type": "oa:TextPositionSelector", "oa:start": countTo(start), "oa:end": countTo(end) },
    ],
  });
}

function claimNode(claim: ExportedClaim, select: Select): object {
  const { relation, date, article, content } = claim;
  return {
    "@id": claimIri(claim),
    "@type": ["schema:Claim", "prov:Entity"],
    "schema:position": claim.number,
    "schema:text": claim.sentence.text,
    "schema:appearance": { "@id": articleIri(article.id) },
    "prov:wasDerivedFrom": { "@id": articleIri(article.id) },
    "demarche:relation": relation,
    "demarche:label": toldAs(RELATIONS[relation].label, claim),
    "demarche:symmetric": RELATIONS[relation].symmetric,
    "demarche:event": claim.event,
    "demarche:status": claim.status,
    "demarche:polarity": claim.polarity,
    "demarche:modality": claim.modality,
    "demarche:explicit": claim.explicit,
    "demarche:confidence": { "@type": "xsd:double", "@value": claim.confidence },
    "demarche:dateFrom": date && { "@type": "xsd:date", "@value": date.from },
    "demarche:dateTo": date && { "@type": "xsd:date", "@value": date.to },
    "demarche:dateWords": date?.text,
    "demarche:source": claim.source.map((end) => endNode(end, select)),
    "demarche:target": claim.target.map((end) => endNode(end, select)),
    "demarche:attributedTo": claim.attributedTo.map((end) => endNode(end, select)),
    "demarche:cue": select(claim.cue),
    "demarche:content": content && select(content),
    "demarche:why": { "@list": claim.why },
  };
}

function endNode(end: ExportedClaim["source"][number], select: Select): object {
  return {
    "demarche:entity": end.entities.map(({ id }) => ({ "@id": entityIri(id) })),
    "demarche:form": end.form,
    "demarche:words": select(end),
  };
}

/** The claim is what the sentence says. */
function annotation(claim: ExportedClaim, select: Select): object {
  return {
    "@id": `${claimIri(claim)}:evidence`,
    "@type": "oa:Annotation",
    "oa:motivatedBy": { "@id": "oa:describing" },
    "oa:hasBody": { "@id": claimIri(claim) },
    "oa:hasTarget": select(claim.sentence),
  };
}

function entityIri(id: string): string {
  return `urn:demarche:entity:${iriPart(id)}`;
}

function articleIri(id: string): string {
  return `urn:demarche:article:${iriPart(id)}`;
}

function claimIri({ article, id }: ExportedClaim): string {
  return `urn:demarche:claim:${iriPart(article.id)}:${iriPart(id)}`;
}
