// Entries that hold types alone: their import does nothing.
export {};
