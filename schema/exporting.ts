import { z } from "zod";

/** Entities in a picture whose places are given: beyond so many, names and lines cannot be told apart at all. */
export const MOST_PLACES = 1000;

/** How far an export is, in claims read for it; the total is null until all have been counted. */
export const exportProgressSchema = z.object({
  done: z.int().min(0),
  total: z.int().min(0).nullable(),
});
export type ExportProgress = z.infer<typeof exportProgressSchema>;
