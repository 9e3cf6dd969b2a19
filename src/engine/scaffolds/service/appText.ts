import type { ServicePlan } from './plan';
import { importLines } from './imports';
import { fileOf, modelClass } from './modelClass';
import { type RowField, rowFields } from './fields';
import { quoted } from './pythonText';

/** The whole file of the service. */
export function appText(plan: ServicePlan): string {
  const fields = rowFields(plan.columns, plan.isModern);
  const hasAlias = fields.some(field => field.hasAlias);
  return [
    head(plan),
    importLines(plan),
    constants(plan),
    rowClass(plan, fields),
    predictionClass(plan),
    ...(plan.loading.definition === '' ? [] : [`${plan.loading.definition}\n`]),
    modelClass(plan, hasAlias),
    application(plan),
    routes(plan),
  ].join('\n');
}

function head({ application: name, folder, model }: ServicePlan): string {
  const start = `uvicorn ${folder === '' ? '' : `--app-dir ${folder} `}${name}`;
  const what = model.target === undefined ? '' : ` ${quoted(model.target).slice(1, -1)}`;
  return `"""Predicts${what} over HTTP: ${start}"""\n`;
}

function constants({ depth, modelPath, features }: ServicePlan): string {
  const parents = `Path(__file__).resolve().parents[${depth}]`;
  return `PROJECT = ${parents}
MODEL_PATH = Path(os.environ.get("MODEL_PATH", PROJECT / ${quoted(modelPath)}))

# In the order in which the model was fitted.
FEATURES = [
${features.map(({ name }) => `    ${quoted(name)},\n`).join('')}]

`;
}

function rowClass({ table, preparation }: ServicePlan, fields: readonly RowField[]): string {
  const source = table === undefined ? 'One row' : `One row of ${table.split('/').at(-1) ?? table}`;
  const more = preparation === undefined ? '' : `; ${preparation.name} computes the other features`;
  return `class Row(BaseModel):
    """${source}${more}."""

${fields.map(({ line }) => `    ${line}\n`).join('')}

`.replace(/\n\n$/, '\n');
}

function predictionClass({ predictionType, model }: ServicePlan): string {
  const probabilities = model.hasProbabilities ? '    probabilities: dict[str, float]\n' : '';
  return `class Prediction(BaseModel):
    prediction: ${predictionType}
${probabilities}    model_version: str

`;
}

function application({ title, isModern, format }: ServicePlan): string {
  const model = isModern ? 'Model | None' : 'Optional[Model]';
  const found = fileOf('MODEL_PATH', format);
  return `@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Loads the model once, before the first request."""
    app.state.model = Model(MODEL_PATH) if ${found}.is_file() else None
    yield


app = FastAPI(title=${quoted(title)}, lifespan=lifespan)


def loaded_model(request: Request) -> Model:
    model: ${model} = request.app.state.model
    if model is None:
        raise HTTPException(503, f"There is no model at {MODEL_PATH}.")
    return model


LoadedModel = Annotated[Model, Depends(loaded_model)]


@app.exception_handler(RequestValidationError)
def refuse(request: Request, error: RequestValidationError) -> JSONResponse:
    """Says what is wrong without repeating it: JSON has no word for NaN."""
    detail = [{key: each[key] for key in ("loc", "msg")} for each in error.errors()]
    return JSONResponse({"detail": detail}, status_code=422)

`;
}

function routes({ isModern }: ServicePlan): string {
  const rows = 'Annotated[list[Row], Field(min_length=1)]';
  const signature = isModern
    ? `    rows: Row | ${rows}, model: LoadedModel\n) -> Prediction | list[Prediction]:`
    : `    rows: Union[Row, ${rows}], model: LoadedModel\n) -> Union[Prediction, list[Prediction]]:`;
  return `@app.get("/health")
def health(model: LoadedModel) -> dict[str, str]:
    return {"status": "ok", "model_version": model.version}


@app.post("/predict")
def predict(
${signature}
    """One row gives one prediction, a list of rows a list of predictions."""
    try:
        predictions = model.predict(rows if isinstance(rows, list) else [rows])
    except ValueError as error:
        raise HTTPException(422, "The model cannot read these values.") from error
    return predictions if isinstance(rows, list) else predictions[0]
`;
}
