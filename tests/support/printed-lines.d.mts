export function squeeze(text: string): string;
export function findLostLines(pageText: string, printedText: string, cue?: string): string[];
