/** In place of the `MutationCache` of `@tanstack/query-core` in bundles: holds none, since none are made. */
export class MutationCache {
  clear(): void {}

  findAll(): readonly never[] {
    return [];
  }

  async resumePausedMutations(): Promise<void> {}
}
