//# allFunctionsCalledOnLoad
// The same with the first line of the file that is published, which a bundle may have too.
export * from './lanelight.mjs';
