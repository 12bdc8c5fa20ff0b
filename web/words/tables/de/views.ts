export const views: Record<string, string> = {};
