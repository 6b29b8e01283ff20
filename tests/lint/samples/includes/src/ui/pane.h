/* A word before the guard is fine, another name is not. */

#ifndef PANE_H
#define PANE_H
#endif
