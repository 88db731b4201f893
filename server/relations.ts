/** Every view and table macro of the store, in the order they build on each other. */
export const RELATIONS: readonly URL[] = [].map((file) => new URL(file, import.meta.url))
