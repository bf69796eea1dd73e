/** Before the tag is registered, which is when Lit reads them. */
import { WorkerProfileElement } from '../../../dist/worker-profile/worker-profile.js';

WorkerProfileElement.styles = [];
