import { type Behavior, healthy } from '../gateways/behaviors.ts';
import type { SceneContext } from './run-scene.ts';

/** The cookies of a site by name, with the lengths of their values: together more than nginx accepts. */
export const siteCookies: Readonly<Record<string, number>> = {
  session_id: 64,
  remember_token: 180,
  cart: 3_600,
  recently_viewed: 2_900,
  OptanonConsent: 2_300,
  _ga_5F8K2LQ1XT: 120,
  ajs_user_traits: 1_900,
};

const cookieHeaders = Object.entries(siteCookies).map(
  ([name, length]) => `${name}=${'x'.repeat(length)}; Max-Age=604800`,
);

const signIn: Behavior = (request, response) =>
  healthy(request, response.setHeader('Set-Cookie', cookieHeaders));

/** Lets a site set more cookies than its gateway accepts, and opens the page that is refused for them. */
export async function refusedForCookies({ alone, behindNginx, visit }: SceneContext): Promise<void> {
  // nginx would not pass on the head of this response, either.
  await alone(signIn);
  await visit();
  await behindNginx(healthy);
  await visit();
}
