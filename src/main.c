#include <stdio.h>

int main(void)
{
    if (puts("attune " ATTUNE_PROJECT_VERSION) == EOF)
        return 3;
    return 0;
}
