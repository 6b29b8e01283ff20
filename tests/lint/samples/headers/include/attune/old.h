#ifndef ATTUNE_OLD_H
#define ATTUNE_OLD_H

int attune_old();

#endif
