export const facts: Record<string, string> = {};
