const platforms =
  /google\.colab|(?:exists|is_?dir)\(\s*["']\/(?:kaggle|content|dbfs)\b|\bIN_COLAB\b|is_colab|on_colab|\bCOLAB\b|KAGGLE_|\b(?:IN|IS|ON)_KAGGLE\b|is_kaggle|on_kaggle|DATABRICKS_RUNTIME|dbutils|get_ipython\(\)/i;

/** Whether one of the `if` tests asks on which platform the code runs. */
export function isPlatformGuarded(guards: readonly string[]): boolean {
  return guards.some(guard => platforms.test(guard));
}
