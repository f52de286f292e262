import { UsageScope, type UsageOptions } from './controllers/usage-scope.ts';
import { ensureContextRoot, pageScope } from './internal/registry.ts';

/**
 * Connects every element of the page that stands in no provider and names none. Called again, it
 * replaces the former options. Can be called before or after the elements are there.
 */
export function configureUsage(options: UsageOptions): void {
  ensureContextRoot();
  const scope = pageScope(() => new UsageScope(document.documentElement));
  scope.configure(options);
  scope.connect();
}
