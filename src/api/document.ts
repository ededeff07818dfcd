import type { z } from 'zod';
import { API } from '../site/addresses.ts';
import { absolute } from '../site/url.ts';

/** One document of the API: what it is, what it must look like, and how it is made. */
export interface ApiDocument {
  /** Its address is `/api/v1/<name>.json`. */
  readonly name: string;
  /** What it holds, in a sentence. */
  readonly about: string;
  /** Name and version of its form, which the document itself states. A change that breaks a reader is a new version. */
  readonly form: `weighbridge.${string}/${number}`;
  readonly schema: z.ZodType;
  readonly make: () => unknown;
}

/** The address of a document or a table, as programs write it. */
export const dataAddress = (file: string): string => absolute(`${API}${file}`);

/** The address of the JSON Schema of a form: weighbridge.model/1 is described at schema/model.json. */
export const schemaFile = (form: ApiDocument['form']): string =>
  `schema/${form.replace(/^weighbridge\.(.*)\/\d+$/, '$1')}.json`;
