import { BoardView } from '../board.tsx';
import { showInHost } from '../host.tsx';

showInHost('board', BoardView);
