import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { z } from 'zod';
import { ApiError } from './lib/api.js';
import { meQuery, queryClient } from './lib/queries.js';
import { Broken } from './parts/Broken.js';
import { NoPage } from './parts/NoPage.js';

const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: NoPage,
  errorComponent: ({ error, reset }) => (
    <Broken error={error instanceof Error ? error : new Error(String(error))} retry={reset} page />
  ),
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: z.object({
    /** Where to go afterwards: a conversation's id. */
    to: z.string().optional(),
    why: z.enum(['idle', 'signed-out', 'account-inactive', 'password-set']).optional(),
  }),
  component: lazyRouteComponent(() => import('./account/SignIn.js'), 'SignIn'),
});

const welcomeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/welcome',
  validateSearch: z.object({ token: z.string().default('') }),
  component: lazyRouteComponent(() => import('./account/Welcome.js'), 'Welcome'),
});

/** The desk, with or without a conversation on it; who is not signed in goes to the sign-in page and comes back. */
const deskRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'desk',
  validateSearch: z.object({ view: z.enum(['bot', 'closed']).optional(), pane: z.literal('context').optional() }),
  beforeLoad: async ({ location }) => {
    try {
      await queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 'signed-out')) throw error;
      const id = /\/c\/([^/?]+)/.exec(location.pathname)?.[1];
      throw redirect({ to: '/sign-in', search: id ? { to: id } : {} });
    }
  },
  component: lazyRouteComponent(() => import('./desk/Desk.js'), 'Desk'),
});

const emptyRoute = createRoute({ getParentRoute: () => deskRoute, path: '/' });
const conversationRoute = createRoute({ getParentRoute: () => deskRoute, path: '/c/$id' });

export const router = createRouter({
  routeTree: rootRoute.addChildren([signInRoute, welcomeRoute, deskRoute.addChildren([emptyRoute, conversationRoute])]),
  basepath: '/console',
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
