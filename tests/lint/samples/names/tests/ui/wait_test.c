static void wait_test(void)
{
    usleep(1000);
}
