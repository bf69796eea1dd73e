import type { Hono } from 'hono';
import type { AppDependencies } from '../app-dependencies.js';
import type { CampaignDirectory } from '../campaign-directory.js';
import type { Visitors } from '../http/visitors.js';
import type { TallyPages } from '../tally-pages.js';
import type { VoteDesk } from '../vote-desk.js';

/** What a file of routes works with. */
export interface Routing {
  app: Hono;
  dependencies: AppDependencies;
  directory: CampaignDirectory;
  visitors: Visitors;
  desk: VoteDesk;
  pages: TallyPages;
}
