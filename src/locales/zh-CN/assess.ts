export const assess = {};
