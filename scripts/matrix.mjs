// npm run -s matrix -- [--full]: renders and checks the template for pairs of its choices, or for all of them together.
import { environment, main, prepare, run } from './setup.mjs';

main(async () => {
  await prepare();
  const { code } = await run(
    'yarn',
    ['backstage-cli', 'repo', 'test', 'packages/backend/src/templateMatrix'],
    {
      env: environment({
        CI: 'true',
        ...(process.argv.includes('--full') && { TEMPLATE_MATRIX: 'full' }),
      }),
      mayFail: true,
    },
  );
  process.exit(code);
});
