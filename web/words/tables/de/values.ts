export const values: Record<string, string> = {};
