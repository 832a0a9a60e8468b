// Only `use-operator-parts.ts` imports this file, so that the build puts it and what it needs into a chunk of its own.
export { OwnerDetails } from './owner-details.tsx';
export { ShareRows } from './share-rows.tsx';
