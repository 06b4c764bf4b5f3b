import type { Router } from 'express';
import { PipelineService } from '../PipelineService';
import { GitlabWorld } from '../GitlabWorld';
import { Render } from '../render';

/** What every group of API routes works with. */
export interface RouteContext {
  router: Router;
  world: GitlabWorld;
  render: Render;
  pipelines: PipelineService;
}
