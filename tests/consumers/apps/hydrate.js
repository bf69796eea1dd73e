import 'lanelight/hydrate';
import 'lanelight/define';
