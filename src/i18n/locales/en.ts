// Do not modify this file by hand!
export const templates = {};
