import { describe } from "vitest";
import { testStoreContract } from "../contract.ts";
import { makePlace } from "./database.ts";
import { needServer } from "./place.ts";

const address = needServer();

describe("the Neo4j store", () => testStoreContract(() => makePlace(address)));
