/** Members of a JSON object by name: a map, since names such as `__proto__` are only text there. */
export type Fields = ReadonlyMap<string, unknown>;

/** Undefined for what is no object. */
export const fieldsOf = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : undefined;

export const NO_FIELDS: Fields = new Map();
