/** Checks a manifest by the published JSON Schema, version 2.1.0. */
import { createRequire } from 'node:module';
import Ajv from 'ajv';

const require = createRequire(import.meta.url);
const schema = require('custom-elements-manifest/schema.json');
// Its types of unions are wider than strict mode likes.
const validate = new Ajv.default({ allErrors: true, strict: false }).compile(schema);

/** @returns {string[]} faults, with their place */
export function findSchemaFaults(manifest) {
  if (validate(manifest)) return [];
  return validate.errors.map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
}
