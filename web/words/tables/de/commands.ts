export const commands: Record<string, string> = {};
