/* SPDX-License-Identifier: MIT */
#include "cli/cli.h"

int main(int argc, char **argv)
{
    lemmata_start();
    return lemmata_main(argc, argv);
}
