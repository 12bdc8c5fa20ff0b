export const fields: Record<string, string> = {};
